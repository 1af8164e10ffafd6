package io.github.metasaw.exercise;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.report.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * An exercise that checks its answers. A cell {@code Exercise.of(1).check(estimate, se, q)} shows a
 * row for each answer: right, what to reconsider, or what is asked where it is still empty (null,
 * NaN, blank). Wrong answers never fail the cell. Immutable.
 */
public final class Exercise {

  private final int number;
  private final String title;
  private final @Nullable Table data;
  private final List<Question> questions;
  private final String moral;

  private Exercise(
      int number, String title, @Nullable Table data, List<Question> questions, String moral) {
    this.number = number;
    this.title = title;
    this.data = data;
    this.questions = questions;
    this.moral = moral;
  }

  /**
   * An exercise by its number in the notebook.
   *
   * @throws MetaException if there is none
   */
  public static Exercise of(int number) {
    return Catalogue.get(number);
  }

  /** The number of exercises. */
  public static int count() {
    return Catalogue.size();
  }

  /** An exercise without a table; {@code moral} is told when all answers are right. */
  static Exercise of(int number, String title, String moral, Question... questions) {
    return new Exercise(number, title, null, List.of(questions), moral);
  }

  /** The same on a table. */
  Exercise on(Table table) {
    return new Exercise(number, title, table, questions, moral);
  }

  public int number() {
    return number;
  }

  public String title() {
    return title;
  }

  /** The names of what is asked, in the order in which {@link #check} takes the answers. */
  public List<String> asks() {
    return questions.stream().map(Question::name).toList();
  }

  /**
   * A copy of the table that the exercise is about.
   *
   * @throws MetaException if it is about none
   */
  public Table data() {
    return Optional.ofNullable(data)
        .orElseThrow(() -> MetaException.of("exercise " + number + " needs no table"))
        .copy();
  }

  /**
   * Judges answers in the order of {@link #asks}.
   *
   * @param answers numbers, words or matrices; null, NaN and blank are empty
   * @throws MetaException if there are more or fewer answers than questions
   */
  public List<Verdict> verdicts(@Nullable Object... answers) {
    if (answers.length != questions.size()) {
      throw MetaException.of(
          "exercise %d takes %d answers, %s, but %d came"
              .formatted(number, questions.size(), String.join(", ", asks()), answers.length));
    }
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < answers.length; i++) {
      verdicts.add(questions.get(i).judge(answers[i]));
    }
    return verdicts;
  }

  /** {@link #verdicts} to be read: a row for each answer. */
  public Sheet check(@Nullable Object... answers) {
    List<Verdict> verdicts = verdicts(answers);
    long right = verdicts.stream().filter(v -> v.status() == Verdict.Status.RIGHT).count();
    return new Sheet(
        "Exercise " + number + ": " + title,
        List.of(),
        List.of("answer", "verdict", "to reconsider"),
        List.of(),
        List.of(false, false, false),
        verdicts.stream().map(v -> List.of(v.name(), v.status().sign(), v.words())).toList(),
        List.of(
            right == verdicts.size()
                ? "All right. " + moral
                : right + " of " + verdicts.size() + " right."));
  }

  List<Question> questions() {
    return questions;
  }
}
