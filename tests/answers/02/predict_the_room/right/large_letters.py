# exercise: predict_the_room
room = {
    "a": "AFTER THE CELL",
    "b": "AT ONCE",
    "c": "FAILS",
    "d": "THE BROWSER",
    "e": "NOBODY",
    "f": "THE SERVER",
}
