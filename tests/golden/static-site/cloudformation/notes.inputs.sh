#!/bin/sh
# Hands over what this stack takes from the stacks that it builds on. Run it when those are deployed.
set -eu
cd -- "$(dirname -- "$0")"
fail() { echo "$1 has no output $2: deploy it first" >&2; exit 1; }
value_NotesUsEast1SiteCert=$(aws cloudformation describe-stacks --region us-east-1 --stack-name notes-us-east-1 --query "Stacks[0].Outputs[?OutputKey=='SiteCert'].OutputValue | [0]" --output json)
[ "$value_NotesUsEast1SiteCert" != null ] || fail notes-us-east-1 SiteCert
value_NotesUsEast1SiteWafArn=$(aws cloudformation describe-stacks --region us-east-1 --stack-name notes-us-east-1 --query "Stacks[0].Outputs[?OutputKey=='SiteWafArn'].OutputValue | [0]" --output json)
[ "$value_NotesUsEast1SiteWafArn" != null ] || fail notes-us-east-1 SiteWafArn
value_NotesUsEast1ZoneId=$(aws cloudformation describe-stacks --region us-east-1 --stack-name notes-us-east-1 --query "Stacks[0].Outputs[?OutputKey=='ZoneId'].OutputValue | [0]" --output json)
[ "$value_NotesUsEast1ZoneId" != null ] || fail notes-us-east-1 ZoneId
printf '[\n  {"ParameterKey": "NotesUsEast1SiteCert", "ParameterValue": %s},\n  {"ParameterKey": "NotesUsEast1SiteWafArn", "ParameterValue": %s},\n  {"ParameterKey": "NotesUsEast1ZoneId", "ParameterValue": %s}\n]\n' "$value_NotesUsEast1SiteCert" "$value_NotesUsEast1SiteWafArn" "$value_NotesUsEast1ZoneId" > notes.parameters.json
