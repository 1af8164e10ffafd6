package io.github.metasaw.diagnostic;

import java.util.stream.Collectors;

/** How a front end of the library words what a {@link Message} holds as data. */
@FunctionalInterface
public interface Wording {

  /** As Java: {@code .withLevel(0.95)}. */
  Wording JAVA = Wording::java;

  /**
   * A remedy as part of a sentence.
   *
   * @param remedy what is advised
   * @return it in the language its reader writes in
   */
  String remedy(Remedy remedy);

  /**
   * A place as part of a sentence.
   *
   * @param place where a fault stands
   * @return its words; empty where it means nothing to the reader, and then the blank before it
   *     goes too
   */
  default String place(Place place) {
    return place.label();
  }

  private static String java(Remedy remedy) {
    String name = remedy.name();
    String capital = PlainText.capital(name);
    return switch (remedy.kind()) {
      case FIT_OPTION -> ".with" + capital + arguments(remedy);
      case DATA_OPTION -> "." + name + arguments(remedy);
      case INPUT -> ".column(\"" + name + "\", " + arguments(remedy).substring(1);
      case DATA_FLAG -> "." + name + "()";
      case FIGURE -> "PosteriorFigures." + name;
      case ANALYSIS -> capital + ".of";
      case MODEL -> "Meta." + name;
    };
  }

  private static String arguments(Remedy remedy) {
    if (remedy.values().isEmpty()) {
      return "(...)";
    }
    return remedy.values().stream()
        .map(value -> value.isNumber() ? value.text() : '"' + value.text() + '"')
        .collect(Collectors.joining(", ", "(", ")"));
  }
}
