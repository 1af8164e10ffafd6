package io.github.metasaw.bayes.prior;

import java.util.ArrayList;
import java.util.List;

/**
 * How a distribution is written, and which arguments it takes: {@code half_t(df, scale)} takes two
 * by position or by name; {@code normal(mean, sd = s)} takes the mean so, and its SD by name only.
 * An argument {@code sd} may be given as {@code variance} instead; one in quotes is text, and may
 * be left out.
 *
 * @param text as help and messages show it
 * @param word the word before the bracket
 * @param names arguments that may be given by position, in order
 * @param namedOnly arguments that must be named
 * @param texts those of the names that are text
 */
record PriorSignature(
    String text, String word, List<String> names, List<String> namedOnly, List<String> texts) {

  PriorSignature {
    names = List.copyOf(names);
    namedOnly = List.copyOf(namedOnly);
    texts = List.copyOf(texts);
  }

  /** Reads a signature from its text. */
  static PriorSignature of(String text) {
    int open = text.indexOf('(');
    List<String> names = new ArrayList<>();
    List<String> namedOnly = new ArrayList<>();
    List<String> texts = new ArrayList<>();
    for (String argument : text.substring(open + 1, text.length() - 1).split(",")) {
      String[] sides = argument.strip().split(" = ");
      if (sides.length == 2) {
        namedOnly.add(sides[0]);
        namedOnly.addAll(sides[0].equals("sd") ? List.of("variance") : List.of());
      } else if (!sides[0].isEmpty()) {
        String name = sides[0].replace("\"", "");
        names.add(name);
        texts.addAll(name.equals(sides[0]) ? List.of() : List.of(name));
      }
    }
    return new PriorSignature(text, text.substring(0, open), names, namedOnly, texts);
  }
}
