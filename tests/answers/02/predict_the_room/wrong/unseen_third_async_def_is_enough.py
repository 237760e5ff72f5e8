# diagnosis: async-def-trusted
# cause: thinks that async def alone makes an endpoint give way, so in F nobody would wait although time.sleep holds the loop
# exercise: predict_the_room
room = {
    "A": "after the cell",
    "B": "at once",
    "C": "fails",
    "D": "the browser",
    "E": "nobody",
    "F": "nobody",
}
