#!/usr/bin/env python3
"""What each judge calls an error of shape: configurations that are wrong on purpose.

    judge_test.py WORK SCHEMA [terraform]
"""

import pathlib
import sys
import unittest

import cfn_lint_judge
import refused
import schema_judge

WORK, SCHEMA = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])

SHAPE = {
    "unknown": {"aws_sqs_queue": {"colour": "red"}},
    "missing": {"aws_lb_listener": {"default_action": [{"type": "forward"}]}},
    "type": {"aws_sqs_queue": {"delay_seconds": [1]}},
    "nesting": {"aws_sqs_queue": {"tags": ["a"]}},
    "no_block": {"aws_lb_listener": {"load_balancer_arn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:x"}},
    "unknown_inside": {"aws_lb_listener": {"load_balancer_arn": "arn:aws:elasticloadbalancing:eu-west-1:123456789012:x",
                                           "default_action": [{"type": "forward", "colour": "red"}]}},
    "computed": {"aws_sqs_queue": {"arn": "x"}},
}
# A block that the provider requires and the schema does not.
BEYOND_SCHEMA = {"required_block": {"aws_shield_proactive_engagement": {"enabled": True}}}
VALUE = {"aws_sns_topic_subscription": {"endpoint": "x", "protocol": "pigeon", "topic_arn": "arn:aws:sns:eu-west-1:123456789012:x"}}
GOOD = {"aws_sqs_queue": {"delay_seconds": 1, "tags": {"a": "b"}}}


def configuration(resources):
    return {"resource": {of: {"one": body} for of, body in resources.items()}}


class Judges(unittest.TestCase):
    def test_the_distilled_schema(self):
        schema = schema_judge.Schema(SCHEMA / "aws.schema", "5.100.0")
        for name, resources in SHAPE.items():
            self.assertEqual(len(list(schema.judge(configuration(resources)))), 1, name)
        for resources in (GOOD, VALUE):
            self.assertEqual(list(schema.judge(configuration(resources))), [])
        newer = schema_judge.Schema(SCHEMA / "aws.schema", "6.47.1")
        region = configuration({"aws_sqs_queue": {"region": "eu-west-1"}})
        self.assertEqual(list(newer.judge(region)), [])
        self.assertEqual(list(schema.judge(region)), ["resource aws_sqs_queue: there is no region"])

    def test_cfn_lint(self):
        def judged(of, properties):
            template = {"AWSTemplateFormatVersion": "2010-09-09", "Resources": {"One": {"Type": of, "Properties": properties}}}
            return [shape for _, _, shape in cfn_lint_judge.judge(WORK / "lint", template)]

        self.assertEqual(judged("AWS::SQS::Queue", {"DelaySeconds": 1}), [])
        self.assertEqual(judged("AWS::SQS::Queue", {"Colour": "red"}), [True])
        self.assertEqual(judged("AWS::SQS::Queue", {"DelaySeconds": {"a": 1}}), [True])
        self.assertEqual(judged("AWS::SNS::Subscription", {"Protocol": "sqs"}), [True])
        self.assertEqual(judged("AWS::SNS::Subscription", {"Protocol": "pigeon", "TopicArn": "x"}), [False])

    @unittest.skipUnless("terraform" in sys.argv[3:], "Terraform was left out")
    def test_terraform(self):
        import terraform_judge

        judge = terraform_judge.Judge(WORK / "validate")
        wrong = {**SHAPE, **BEYOND_SCHEMA}
        together = {"resource": {}}
        for name, resources in wrong.items():
            for of, body in resources.items():
                together["resource"].setdefault(of, {})[name] = body
        errors = judge.validate(WORK / "validate", together)
        self.assertEqual(sorted(of for of, _ in errors), sorted(f"resource {next(iter(each))}" for each in wrong.values()))
        for _, text in errors:
            self.assertTrue(terraform_judge.is_shape(text), text)
        errors = judge.validate(WORK / "validate", configuration(VALUE))
        self.assertTrue(errors)
        self.assertFalse(any(terraform_judge.is_shape(text) for _, text in errors), errors)
        self.assertEqual(judge.validate(WORK / "validate", configuration(GOOD)), [])

    def test_the_list_is_compared_both_ways(self):
        file = WORK / "list.txt"
        refused.write(file, ["Why."], {"resource b": {"two", "one"}, "resource a": {"three"}})
        self.assertEqual(file.read_text(), "# Why.\nresource a\n  three\nresource b\n  one\n  two\n")
        said = refused.read(file)
        self.assertEqual(list(refused.differences(said, said)), [])
        self.assertEqual(list(refused.differences(said, {"resource b": {"one", "two", "new"}})), [
            "resource a: stands in the list and is not refused any more: three",
            "resource b: is refused and does not stand in the list: new",
        ])


if __name__ == "__main__":
    WORK.mkdir(parents=True, exist_ok=True)
    unittest.main(argv=sys.argv[:1])
