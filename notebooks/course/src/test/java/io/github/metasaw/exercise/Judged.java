package io.github.metasaw.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.exercise.Verdict.Status;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One answer of an exercise, judged as {@code Exercise.of(number).check(...)} judges it. */
final class Judged {

  private static final Map<Integer, Exercise> ALL = new ConcurrentHashMap<>();

  private Judged() {}

  static Exercise exercise(int number) {
    return ALL.computeIfAbsent(number, Exercise::of);
  }

  static Verdict verdict(int number, String name, Object answer) {
    Exercise exercise = exercise(number);
    Object[] answers = new Object[exercise.asks().size()];
    int place = exercise.asks().indexOf(name);
    assertTrue(place >= 0, name);
    answers[place] = answer;
    return exercise.verdicts(answers).get(place);
  }

  static void right(int number, String name, Object answer) {
    assertEquals(Status.RIGHT, verdict(number, name, answer).status(), number + " " + name);
  }

  /** Some words of the hint must be these. */
  static void wrong(int number, String name, Object answer, String words) {
    Verdict verdict = verdict(number, name, answer);
    assertEquals(Status.RECONSIDER, verdict.status(), number + " " + name);
    assertTrue(verdict.words().contains(words), number + " " + name + ": " + verdict.words());
  }
}
