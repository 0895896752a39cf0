"""The one call of the AWS command that Terraform makes: `aws cloudfront create-invalidation`, by boto3."""

import argparse
import os
import uuid

import boto3


def main():
    parser = argparse.ArgumentParser(prog="aws")
    parser.add_argument("service", choices=["cloudfront"])
    parser.add_argument("action", choices=["create-invalidation"])
    parser.add_argument("--distribution-id", required=True)
    parser.add_argument("--paths", nargs="+", required=True)
    options = parser.parse_args()
    client = boto3.client("cloudfront", endpoint_url=os.environ["AWS_ENDPOINT_URL"])
    client.create_invalidation(
        DistributionId=options.distribution_id,
        InvalidationBatch={
            "Paths": {"Quantity": len(options.paths), "Items": options.paths},
            "CallerReference": uuid.uuid4().hex,
        },
    )


main()
