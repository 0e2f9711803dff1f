package io.ringroom.http.session;

/** One command of a client: its id, and its parameters. */
record Asked(String id, Params p) {}
