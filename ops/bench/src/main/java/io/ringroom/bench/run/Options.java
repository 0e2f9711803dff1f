package io.ringroom.bench.run;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code name=value} words of a command line. */
record Options(Map<String, String> values) {
  static Options of(String[] words, int from) {
    Map<String, String> values = new HashMap<>();
    for (int i = from; i < words.length; i++) {
      int equals = words[i].indexOf('=');
      if (equals < 1) {
        throw new IllegalArgumentException("not of the form name=value: " + words[i]);
      }
      values.put(words[i].substring(0, equals), words[i].substring(equals + 1));
    }
    return new Options(values);
  }

  String text(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  int number(String name, int otherwise) {
    return Integer.parseInt(text(name, String.valueOf(otherwise)));
  }

  /** Words parted by commas. */
  List<String> list(String name, String otherwise) {
    return List.of(text(name, otherwise).split(",", -1)).stream()
        .filter(word -> !word.isEmpty())
        .toList();
  }
}
