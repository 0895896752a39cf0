#!/bin/sh
# Puts files into their buckets, and tells CloudFront to forget the old ones. Run it when the stack is deployed.
set -eu
cd -- "$(dirname -- "$0")"
output() {
  aws cloudformation describe-stacks --region eu-central-1 --stack-name members \
    --query "Stacks[0].Outputs[?OutputKey=='$1'].OutputValue | [0]" --output text
}
put() {
  aws s3api put-object --region eu-central-1 --bucket "$bucket" --body "$1" --key "$2" \
    --content-type "$3" --cache-control "$4" >/dev/null
}
bucket=$(output SiteBucketName)
distribution=$(output SiteDistributionId)
put 'members.files/site/assets/app.2f6c81e4.css' 'assets/app.2f6c81e4.css' 'text/css; charset=utf-8' 'public, max-age=31536000, immutable'
put 'members.files/site/assets/app.7be03a95.js' 'assets/app.7be03a95.js' 'text/javascript; charset=utf-8' 'public, max-age=31536000, immutable'
put 'members.files/site/index.html' 'index.html' 'text/html; charset=utf-8' 'no-cache'
aws cloudfront create-invalidation --distribution-id "$distribution" --paths '/*' >/dev/null
