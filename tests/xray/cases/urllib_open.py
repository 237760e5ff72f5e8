import urllib.request


async def main(url):
    return urllib.request.urlopen(url).status  # <- here
