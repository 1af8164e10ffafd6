package io.github.metasaw.exercise;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.report.MimeBundle;
import io.github.metasaw.report.MimeSource;
import io.github.metasaw.report.Render;
import io.github.metasaw.report.document.Sheet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * An exercise that checks its answers. A cell {@code Exercise.of(1)} shows what is asked and how to
 * answer. A cell {@code Exercise.of(1).check(estimate, se, q)} shows a row for each answer: right,
 * what to reconsider, or what is asked where it is still empty (null, NaN, blank). Wrong answers
 * never fail the cell. Immutable.
 */
public final class Exercise implements MimeSource {

  private final Task task;

  private Exercise(Task task) {
    this.task = task;
  }

  /**
   * An exercise by its number in the notebook.
   *
   * @param number one of {@link #numbers}
   * @return the exercise, with its answers computed
   * @throws MetaException if there is none of that number
   */
  public static Exercise of(int number) {
    return of(Catalogue.get(number));
  }

  static Exercise of(Task task) {
    return new Exercise(task);
  }

  /**
   * The numbers that exercises have.
   *
   * @return in ascending order
   */
  public static List<Integer> numbers() {
    return Catalogue.numbers();
  }

  /**
   * The number of the exercise, by which notebooks call it.
   *
   * @return one of {@link #numbers}
   */
  public int number() {
    return task.number();
  }

  /**
   * The title of the exercise in the notebook.
   *
   * @return the title
   */
  public String title() {
    return task.title();
  }

  /**
   * The names of what is asked.
   *
   * @return names in the order in which {@link #check} takes the answers
   */
  public List<String> asks() {
    return task.questions().stream().map(Question::name).toList();
  }

  /**
   * What is asked, to be read: a row for each answer, and how to give the answers.
   *
   * @return a table with the questions
   */
  public Sheet sheet() {
    return new Sheet(
        heading(),
        task.lead().isEmpty() ? List.of() : List.of(task.lead()),
        List.of("answer", "what it is", "give"),
        List.of(),
        List.of(false, false, false),
        task.questions().stream().map(q -> List.of(q.name(), q.asked(), q.form())).toList(),
        List.of(
            "Compute the %s, then run  Exercise.of(%d).check(%s)"
                .formatted(
                    asks().size() == 1 ? "answer" : "answers",
                    number(),
                    String.join(", ", asks()))));
  }

  /** Shows {@link #sheet}. */
  @Override
  public MimeBundle bundle() {
    return Render.of(sheet());
  }

  private String heading() {
    return "Exercise " + number() + ": " + title();
  }

  /**
   * A copy of the table that the exercise is about.
   *
   * @return the copy
   * @throws MetaException if it is about none
   */
  public Table data() {
    return Optional.ofNullable(task.data())
        .orElseThrow(() -> MetaException.of("exercise " + number() + " needs no table"))
        .copy();
  }

  /**
   * Judges answers in the order of {@link #asks}.
   *
   * @param answers numbers, words or matrices; null, NaN and blank are empty
   * @return a verdict on each answer
   * @throws MetaException if there are more or fewer answers than questions
   */
  public List<Verdict> verdicts(@Nullable Object... answers) {
    List<Question> questions = task.questions();
    if (answers.length != questions.size()) {
      throw MetaException.of(
          "exercise %d takes %d answers, %s, but %d came"
              .formatted(number(), questions.size(), String.join(", ", asks()), answers.length));
    }
    List<Verdict> verdicts = new ArrayList<>();
    for (int i = 0; i < answers.length; i++) {
      verdicts.add(questions.get(i).judge(answers[i]));
    }
    return verdicts;
  }

  /**
   * How many answers are right: the points of an assignment.
   *
   * @param answers as for {@link #verdicts}
   * @return from 0 to the number of questions
   * @throws MetaException if there are more or fewer answers than questions
   */
  public int points(@Nullable Object... answers) {
    return (int) verdicts(answers).stream().filter(v -> v.status() == Verdict.Status.RIGHT).count();
  }

  /**
   * {@link #verdicts} to be read: one row per answer.
   *
   * @param answers as for {@link #verdicts}
   * @return a table with the verdicts and what to reconsider
   * @throws MetaException if there are more or fewer answers than questions
   */
  public Sheet check(@Nullable Object... answers) {
    List<Verdict> verdicts = verdicts(answers);
    int right = points(answers);
    return new Sheet(
        heading(),
        List.of(),
        List.of("answer", "verdict", "to reconsider"),
        List.of(),
        List.of(false, false, false),
        verdicts.stream().map(v -> List.of(v.name(), v.status().sign(), v.words())).toList(),
        List.of(
            right == verdicts.size()
                ? "All right. " + task.moral()
                : right + " of " + verdicts.size() + " right."));
  }

  List<Question> questions() {
    return task.questions();
  }

  String lead() {
    return task.lead();
  }
}
