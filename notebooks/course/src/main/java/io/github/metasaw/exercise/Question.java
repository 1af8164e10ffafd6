package io.github.metasaw.exercise;

import io.github.metasaw.exercise.Verdict.Status;
import org.jspecify.annotations.Nullable;

/** One thing that an exercise asks for; immutable. */
abstract class Question {

  private final String name;
  private final String asked;

  Question(String name, String asked) {
    this.name = name;
    this.asked = asked;
  }

  /** The name of the variable that takes the answer. */
  final String name() {
    return name;
  }

  /** What it asks for, in words that go after "asked is". */
  final String asked() {
    return asked;
  }

  /** The type of the answer, as a student writes it. */
  abstract String form();

  /** Judges an answer of any type; null is an empty one. */
  final Verdict judge(@Nullable Object answer) {
    if (answer == null || isEmpty(answer)) {
      return new Verdict(name, Status.EMPTY, "Still empty. Asked is " + asked + ".");
    }
    String words = reconsider(answer);
    return words == null
        ? new Verdict(name, Status.RIGHT, "")
        : new Verdict(name, Status.RECONSIDER, words);
  }

  /** Whether an answer says nothing yet. */
  abstract boolean isEmpty(Object answer);

  /** What to reconsider; null for a right answer. */
  abstract @Nullable String reconsider(Object answer);
}
