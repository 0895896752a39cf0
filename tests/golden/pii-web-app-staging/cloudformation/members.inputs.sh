#!/bin/sh
# Hands over what this stack takes from the stacks that it builds on. Run it when those are deployed.
set -eu
cd -- "$(dirname -- "$0")"
fail() { echo "$1 has no output $2: deploy it first" >&2; exit 1; }
value_MembersUsEast1SiteCert=$(aws cloudformation describe-stacks --region us-east-1 --stack-name members-us-east-1 --query "Stacks[0].Outputs[?OutputKey=='SiteCert'].OutputValue | [0]" --output json)
[ "$value_MembersUsEast1SiteCert" != null ] || fail members-us-east-1 SiteCert
value_MembersUsEast1SiteWafArn=$(aws cloudformation describe-stacks --region us-east-1 --stack-name members-us-east-1 --query "Stacks[0].Outputs[?OutputKey=='SiteWafArn'].OutputValue | [0]" --output json)
[ "$value_MembersUsEast1SiteWafArn" != null ] || fail members-us-east-1 SiteWafArn
value_MembersUsEast1ZoneId=$(aws cloudformation describe-stacks --region us-east-1 --stack-name members-us-east-1 --query "Stacks[0].Outputs[?OutputKey=='ZoneId'].OutputValue | [0]" --output json)
[ "$value_MembersUsEast1ZoneId" != null ] || fail members-us-east-1 ZoneId
printf '[\n  {"ParameterKey": "MembersUsEast1SiteCert", "ParameterValue": %s},\n  {"ParameterKey": "MembersUsEast1SiteWafArn", "ParameterValue": %s},\n  {"ParameterKey": "MembersUsEast1ZoneId", "ParameterValue": %s}\n]\n' "$value_MembersUsEast1SiteCert" "$value_MembersUsEast1SiteWafArn" "$value_MembersUsEast1ZoneId" > members.parameters.json
