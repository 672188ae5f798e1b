"""Expands a SAM template as CloudFormation's transform does, offline, and prints it as JSON."""

import json
import os
import sys

os.environ.setdefault("AWS_DEFAULT_REGION", "eu-west-1")

import yaml  # noqa: E402
from samtranslator.translator.transform import transform  # noqa: E402


class Loader(yaml.SafeLoader):
    """YAML with the short forms of intrinsic functions."""


def short_form(loader, suffix, node):
    if isinstance(node, yaml.ScalarNode):
        value = loader.construct_scalar(node)
    elif isinstance(node, yaml.SequenceNode):
        value = loader.construct_sequence(node, deep=True)
    else:
        value = loader.construct_mapping(node, deep=True)
    if suffix == "GetAtt" and isinstance(value, str):
        value = value.split(".", 1)
    return {suffix if suffix in ("Ref", "Condition") else "Fn::" + suffix: value}


Loader.add_multi_constructor("!", short_form)

with open(sys.argv[1], encoding="utf-8") as file:
    template = yaml.load(file, Loader)

# What is packaged is told by where it would lie.
template["Globals"]["Function"]["CodeUri"] = "s3://bucket/functions.zip"
for resource in template["Resources"].values():
    if resource["Type"] == "AWS::Serverless::StateMachine":
        name = os.path.basename(resource["Properties"]["DefinitionUri"])
        resource["Properties"]["DefinitionUri"] = "s3://bucket/" + name

managed = {
    name: "arn:aws:iam::aws:policy/" + path
    for name, path in {
        "AWSLambdaBasicExecutionRole": "service-role/AWSLambdaBasicExecutionRole",
        "AWSXrayWriteOnlyAccess": "AWSXrayWriteOnlyAccess",
        "AWSXRayDaemonWriteAccess": "AWSXRayDaemonWriteAccess",
    }.items()
}


class Managed:
    """The managed policies that the transform may name."""

    def load(self):
        return managed


print(json.dumps(transform(template, {}, Managed())))
