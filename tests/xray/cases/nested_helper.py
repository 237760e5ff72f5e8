import nested_middle


async def main():
    return nested_middle.warm()
