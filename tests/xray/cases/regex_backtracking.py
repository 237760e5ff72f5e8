import re

TEXT = "a" * 31


async def main():
    found = re.match(r"(a|aa)+$", TEXT + "b")  # <- here
    return found
