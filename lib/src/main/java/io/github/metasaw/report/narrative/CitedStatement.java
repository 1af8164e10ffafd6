package io.github.metasaw.report.narrative;

import io.github.metasaw.report.document.Citation;
import io.github.metasaw.statement.Statement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A statement with the works that describe what it speaks of.
 *
 * @param statement the fact
 * @param works cited at its end; none if empty
 */
record CitedStatement(Statement statement, List<Literature> works) {

  /** Takes a copy. */
  CitedStatement {
    works = List.copyOf(works);
  }

  /** Its sentences, with the citations before the last full stop. */
  String text() {
    String sentence = statement.sentence();
    if (works.isEmpty()) {
      return sentence;
    }
    String cited =
        works.stream()
            .map(Literature::citation)
            .map(Citation::inText)
            .collect(Collectors.joining("; ", " (", ")."));
    return sentence.substring(0, sentence.length() - 1) + cited;
  }
}
