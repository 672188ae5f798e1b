"""Parses commands of the AWS CLI, one a line of the file that is named, and carries none of them out.

Prints each that the AWS CLI does not take, with what it says. Exit code 3: the AWS CLI is no Python package here.
"""
import contextlib
import io
import re
import shlex
import sys

try:
    from awscli.clidriver import create_clidriver
except ImportError:
    sys.exit(3)

# Made by hand in the AWS CLI: they know no skeleton.
BY_HAND = {("logs", "tail")}


def said(driver, arguments):
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        try:
            code = driver.main(arguments + ["--generate-cli-skeleton", "input"])
        except SystemExit as end:
            code = end.code
    return code, err.getvalue().strip().splitlines()[-1:]


def main():
    driver = create_clidriver()
    for line in open(sys.argv[1], encoding="utf-8"):
        # The files are the reader's.
        text = re.sub(r"--\S+ fileb://\S+", "", re.sub(r"\bfile://\S+", "{}", line.strip()))
        arguments = shlex.split(text)[1:]
        if tuple(arguments[:2]) not in BY_HAND:
            code, why = said(driver, arguments)
            if code != 0:
                print(line.strip(), why)


main()
