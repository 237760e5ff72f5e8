import requests


async def main(url):
    return requests.get(url)  # <- here
