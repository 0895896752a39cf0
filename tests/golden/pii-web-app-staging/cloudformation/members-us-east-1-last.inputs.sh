#!/bin/sh
# Hands over what this stack takes from the stacks that it builds on. Run it when those are deployed.
set -eu
cd -- "$(dirname -- "$0")"
fail() { echo "$1 has no output $2: deploy it first" >&2; exit 1; }
value_MembersLogBucketArn=$(aws cloudformation describe-stacks --region eu-central-1 --stack-name members --query "Stacks[0].Outputs[?OutputKey=='LogBucketArn'].OutputValue | [0]" --output json)
[ "$value_MembersLogBucketArn" != null ] || fail members LogBucketArn
value_MembersSiteId=$(aws cloudformation describe-stacks --region eu-central-1 --stack-name members --query "Stacks[0].Outputs[?OutputKey=='SiteId'].OutputValue | [0]" --output json)
[ "$value_MembersSiteId" != null ] || fail members SiteId
value_MembersUsEast1AlarmsUsEast1=$(aws cloudformation describe-stacks --region us-east-1 --stack-name members-us-east-1 --query "Stacks[0].Outputs[?OutputKey=='AlarmsUsEast1'].OutputValue | [0]" --output json)
[ "$value_MembersUsEast1AlarmsUsEast1" != null ] || fail members-us-east-1 AlarmsUsEast1
printf '[\n  {"ParameterKey": "MembersLogBucketArn", "ParameterValue": %s},\n  {"ParameterKey": "MembersSiteId", "ParameterValue": %s},\n  {"ParameterKey": "MembersUsEast1AlarmsUsEast1", "ParameterValue": %s}\n]\n' "$value_MembersLogBucketArn" "$value_MembersSiteId" "$value_MembersUsEast1AlarmsUsEast1" > members-us-east-1-last.parameters.json
