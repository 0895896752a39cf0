// The distilled form of schemas: facts only, one line per argument, identical nested shapes once.
//
//     quoin schema 1
//     target terraform
//     provider hashicorp/aws
//     release 5.100.0
//     release 6.47.1
//
//     shape 5d1f0a3c77e2
//     bucket string required
//     prefix string optional
//
//     resource aws_example
//     arn string computed
//     logging block list {5d1f0a3c77e2} max=1
//     region string optional computed only=6.47.1
#pragma once
#include "model.hpp"

#include <string>
#include <string_view>

namespace quoin::bindgen {

std::string write_distilled(const Schema& schema);

/// Throws SchemaError with the line.
Schema read_distilled(std::string_view text);

}  // namespace quoin::bindgen
