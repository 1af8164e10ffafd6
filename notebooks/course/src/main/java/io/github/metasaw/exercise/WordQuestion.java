package io.github.metasaw.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A question whose answer is one of several words, in capitals or not. */
final class WordQuestion extends Question {

  private final String right;
  private final List<Mistake<String>> mistakes;

  private WordQuestion(String name, String asked, String right, List<Mistake<String>> mistakes) {
    super(name, asked);
    this.right = right;
    this.mistakes = List.copyOf(mistakes);
  }

  /** A question; the words to choose from are the right one and those of the mistakes. */
  static WordQuestion of(String name, String asked, String right) {
    return new WordQuestion(name, asked, right, List.of());
  }

  /** The same with another word to choose; none where it is the right one. */
  WordQuestion mistake(String answer, String words) {
    if (answer.equals(right)) {
      return this;
    }
    List<Mistake<String>> more = new ArrayList<>(mistakes);
    more.add(new Mistake<>(answer, words));
    return new WordQuestion(name(), asked(), right, more);
  }

  @Override
  String form() {
    return choices().stream().map(word -> '"' + word + '"').collect(Collectors.joining(" or "));
  }

  String right() {
    return right;
  }

  List<Mistake<String>> mistakes() {
    return mistakes;
  }

  @Override
  boolean isEmpty(Object answer) {
    return answer instanceof String text && text.isBlank();
  }

  @Override
  @Nullable String reconsider(Object answer) {
    String given = String.valueOf(answer).strip();
    if (given.equalsIgnoreCase(right)) {
      return null;
    }
    for (Mistake<String> mistake : mistakes) {
      if (given.equalsIgnoreCase(mistake.answer())) {
        return mistake.words();
      }
    }
    return "One of these words is asked for: " + String.join(", ", choices()) + ".";
  }

  /** In alphabetical order, so that the place tells nothing. */
  private List<String> choices() {
    return Stream.concat(Stream.of(right), mistakes.stream().map(Mistake::answer))
        .sorted()
        .toList();
  }
}
