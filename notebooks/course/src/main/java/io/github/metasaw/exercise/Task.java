package io.github.metasaw.exercise;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tech.tablesaw.api.Table;

/**
 * What one exercise asks, with the right answers and the typical wrong ones.
 *
 * @param number in the notebook, from 1
 * @param title of the exercise
 * @param lead what to do, in one to three sentences; empty where the notebook says it
 * @param data the table that it is about; null where it needs none
 * @param questions in the order in which answers are given
 * @param moral a sentence for who has all answers right
 */
record Task(
    int number,
    String title,
    String lead,
    @Nullable Table data,
    List<Question> questions,
    String moral) {

  Task {
    questions = List.copyOf(questions);
  }

  /** A task without a table. */
  static Task of(int number, String title, String moral, Question... questions) {
    return new Task(number, title, "", null, List.of(questions), moral);
  }

  /** The same with words that say what to do. */
  Task asking(String words) {
    return new Task(number, title, words, data, questions, moral);
  }

  /** The same about a table. */
  Task on(Table table) {
    return new Task(number, title, lead, table, questions, moral);
  }
}
