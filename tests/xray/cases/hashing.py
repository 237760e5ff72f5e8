import hashlib


async def main():
    key = hashlib.pbkdf2_hmac("sha256", b"latte", b"salt", 700_000)  # <- here
    return key
