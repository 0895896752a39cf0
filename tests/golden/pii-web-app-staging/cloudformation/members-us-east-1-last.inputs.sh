#!/bin/sh
# Hands over what this stack takes from the stacks that it builds on. Run it when those are deployed.
set -eu
cd -- "$(dirname -- "$0")"
fail() { echo "$1 has no output $2: deploy it first" >&2; exit 1; }
value_MembersLogBucketArn=$(aws cloudformation describe-stacks --region eu-central-1 --stack-name members --query "Stacks[0].Outputs[?OutputKey=='LogBucketArn'].OutputValue | [0]" --output json)
[ "$value_MembersLogBucketArn" != null ] || fail members LogBucketArn
value_MembersSiteId=$(aws cloudformation describe-stacks --region eu-central-1 --stack-name members --query "Stacks[0].Outputs[?OutputKey=='SiteId'].OutputValue | [0]" --output json)
[ "$value_MembersSiteId" != null ] || fail members SiteId
printf '[\n  {"ParameterKey": "MembersLogBucketArn", "ParameterValue": %s},\n  {"ParameterKey": "MembersSiteId", "ParameterValue": %s}\n]\n' "$value_MembersLogBucketArn" "$value_MembersSiteId" > members-us-east-1-last.parameters.json
