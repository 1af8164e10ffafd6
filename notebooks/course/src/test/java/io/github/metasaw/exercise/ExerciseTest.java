package io.github.metasaw.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.exercise.Verdict.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How answers are judged, and what holds for every exercise. */
class ExerciseTest {

  static Stream<Exercise> all() {
    return Exercise.numbers().stream().map(Exercise::of);
  }

  private static final Exercise SMALL =
      Exercise.of(
          Task.of(
              1,
              "Small",
              "Well done.",
              NumberQuestion.of("sd", "an SD", 0.3, "Think.").mistake(0.7, "Not that."),
              WordQuestion.of("word", "a word", "yes").mistake("no", "Not no.")));

  private static List<Status> statuses(Object... answers) {
    return SMALL.verdicts(answers).stream().map(Verdict::status).toList();
  }

  @Test
  void rightToThreeDigits() {
    assertEquals(List.of(Status.RIGHT, Status.RIGHT), statuses(0.3, "yes"));
    assertEquals(List.of(Status.RIGHT, Status.RIGHT), statuses(0.3014f, "YES "));
    assertEquals(List.of(Status.RECONSIDER, Status.RIGHT), statuses(0.302, "yes"));
  }

  @Test
  void emptyAnswers() {
    assertEquals(List.of(Status.EMPTY, Status.EMPTY), statuses(Double.NaN, null));
    assertEquals(List.of(Status.EMPTY, Status.EMPTY), statuses(null, "  "));
    assertEquals("Still empty. Asked is an SD.", SMALL.verdicts(null, null).get(0).words());
  }

  @Test
  void slips() {
    assertEquals(Slip.SQUARE.words(), SMALL.verdicts(0.09, "").get(0).words());
    assertEquals(Slip.SIGN.words(), SMALL.verdicts(-0.3, "").get(0).words());
    assertEquals(Slip.PERCENT.words(), SMALL.verdicts(30, "").get(0).words());
    assertEquals(Slip.LOG.words(), SMALL.verdicts(Math.log(0.3), "").get(0).words());
    assertEquals(Slip.DOUBLE.words(), SMALL.verdicts(0.6, "").get(0).words());
    assertEquals("Not that.", SMALL.verdicts(0.7, "").get(0).words());
    assertEquals("Not that.", SMALL.verdicts(0.71, "").get(0).words());
    assertTrue(SMALL.verdicts(0.304, "").get(0).words().startsWith("Close."));
    assertEquals("Think.", SMALL.verdicts(0.8, "").get(0).words());
  }

  @Test
  void answersOfAnotherKind() {
    List<Verdict> verdicts = SMALL.verdicts("0.3", 1);
    assertEquals("A number is asked for.", verdicts.get(0).words());
    assertEquals("One of these words is asked for: no, yes.", verdicts.get(1).words());
    assertTrue(
        SMALL.verdicts(Double.POSITIVE_INFINITY, "").get(0).words().contains("divided by 0"));
  }

  @Test
  void theSheetSaysHowManyAreRight() {
    String text = SMALL.check(0.3, "no").text();
    assertTrue(text.contains("Exercise 1: Small"), text);
    assertTrue(text.contains("✓\u00a0right") && text.contains("↺\u00a0reconsider  Not no."), text);
    assertTrue(text.endsWith("1 of 2 right.\n"), text);
    assertTrue(SMALL.check(0.3, "yes").text().endsWith("All right. Well done.\n"));
  }

  @Test
  void theQuestionIsShownWithItsUsage() {
    String text = SMALL.bundle().content().get("text/plain").toString();
    assertEquals(
        """
        Exercise 1: Small
        answer  what it is  give
        sd      an SD       number
        word    a word      "no" or "yes"
        Compute the answers, then run  Exercise.of(1).check(sd, word)
        """,
        text);
    assertTrue(SMALL.bundle().content().containsKey("text/html"));
    Task led = Task.of(1, "Led", "", NumberQuestion.of("a", "a", 1, "Think.")).asking("Look up a.");
    assertTrue(Exercise.of(led).sheet().text().startsWith("Exercise 1: Led\nLook up a.\n"));
    assertTrue(Exercise.of(led).sheet().text().contains("Compute the answer, then"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void aTaskHasTheNumberItIsCalledBy(Exercise exercise) {
    assertEquals(Exercise.of(exercise.number()).title(), exercise.title());
  }

  @Test
  void faults() {
    assertEquals(
        "exercise 1 takes 2 answers, sd, word, but 1 came",
        assertThrows(MetaException.class, () -> SMALL.check(1)).getMessage());
    String none = assertThrows(MetaException.class, () -> Exercise.of(0)).getMessage();
    assertTrue(none.startsWith("no exercise 0; there are exercises 1 to "), none);
    assertEquals(
        "exercise 1 needs no table", assertThrows(MetaException.class, SMALL::data).getMessage());
  }

  @ParameterizedTest
  @MethodSource("all")
  void emptyAnswersAreToldWhatIsAsked(Exercise exercise) {
    int n = exercise.asks().size();
    Object[] missing = Collections.nCopies(n, Double.NaN).toArray();
    for (Object[] answers : List.of(new Object[n], missing)) {
      for (Verdict verdict : exercise.verdicts(answers)) {
        if (answers[0] == null) {
          assertEquals(Status.EMPTY, verdict.status());
          assertTrue(verdict.words().startsWith("Still empty. Asked is "), verdict.words());
        }
        assertFalse(verdict.status() == Status.RIGHT);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyMistakeIsToldApart(Exercise exercise) {
    for (Question question : exercise.questions()) {
      assertEquals(Status.RIGHT, question.judge(right(question)).status(), question.name());
      for (Mistake<?> mistake : mistakes(question)) {
        Verdict verdict = question.judge(mistake.answer());
        assertEquals(mistake.words(), verdict.words(), exercise.number() + " " + question.name());
      }
    }
  }

  /** Between right and wrong lies more than rounding to three digits. */
  @ParameterizedTest
  @MethodSource("all")
  void mistakesAreFarFromRight(Exercise exercise) {
    for (Question question : exercise.questions()) {
      if (question instanceof NumberQuestion number) {
        for (Mistake<Double> mistake : number.mistakes()) {
          double gap = Math.abs(mistake.answer() - number.right());
          double least = question.name().equals("several") ? 0.003 : 0.01;
          assertTrue(
              gap > least * Math.abs(number.right()),
              exercise.number() + " " + question.name() + ": " + mistake);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void noWordsGiveTheAnswerAway(Exercise exercise) {
    List<String> words = new ArrayList<>(List.of(exercise.lead()));
    for (Question question : exercise.questions()) {
      words.add(question.asked());
      mistakes(question).forEach(mistake -> words.add(mistake.words()));
    }
    Arrays.stream(Slip.values()).forEach(slip -> words.add(slip.words()));
    for (Question question : exercise.questions()) {
      if (question instanceof NumberQuestion number && number.right() != 0) {
        String digits = String.format(Locale.ROOT, "%.3g", number.right());
        words.forEach(w -> assertFalse(w.contains(digits), exercise.number() + ": " + w));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theTableIsACopy(Exercise exercise) {
    int rows = exercise.data().rowCount();
    exercise.data().clear();
    assertEquals(rows, exercise.data().rowCount());
    assertTrue(rows > 0);
  }

  private static Object right(Question question) {
    if (question instanceof NumberQuestion number) {
      return number.right();
    }
    return question instanceof WordQuestion word
        ? word.right()
        : ((MatrixQuestion) question).right();
  }

  private static List<? extends Mistake<?>> mistakes(Question question) {
    if (question instanceof NumberQuestion number) {
      return number.mistakes();
    }
    return question instanceof WordQuestion word
        ? word.mistakes()
        : ((MatrixQuestion) question).mistakes();
  }
}
