// A token in CloudFormation: it makes no SecureString, and the synthesis has refused it.
#include "constructs/secure_parameter/secure_parameter_intent.hpp"

#include <quoin/bindings/resources.hpp>

namespace quoin::aws {

quoin::detail::Lowered lower_cloudformation(const SecureParameterIntent&,
                                            const quoin::detail::Surroundings&) {
  cfn::Resources out;
  out.provide("arn", Value::literal("arn:aws:ssm:eu-west-1:000000000000:parameter/refused"));
  return out.finish();
}

}  // namespace quoin::aws
