import nested_deep


def warm():
    return nested_deep.boil()
