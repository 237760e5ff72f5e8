import hashlib


async def main():
    key = hashlib.pbkdf2_hmac("sha256", b"latte", b"salt", 250_000)  # <- here
    return key
