package io.github.metasaw.kernel.input;

import io.github.metasaw.data.Studies;
import io.github.metasaw.data.StudyReader;
import io.github.metasaw.fit.Fit;
import io.github.metasaw.kernel.code.Code;
import io.github.metasaw.kernel.magic.MagicLine;
import java.util.List;

/** Studies of a fit, or of a table with the columns that options name. */
public final class StudiesSource {

  private StudiesSource() {}

  /**
   * The studies of a line whose only word names a fit or a table.
   *
   * @param line of a magic with {@link StudiesInput#OPTIONS}
   * @param columns that the magic reads besides
   * @return the studies with their Java
   */
  public static Code<Studies> of(MagicLine line, List<String> columns) {
    String name = line.word("the name of a fit, or of a table of studies");
    if (line.value(name) instanceof Fit fit) {
      line.atMost(1);
      line.refuse(
          StudiesInput.OPTIONS,
          "'" + name + "' is a fit, whose columns are read already; %s is for a table");
      return Code.variable(name, fit).call("studies", Fit::studies);
    }
    StudiesInput studies = StudiesInput.of(line);
    studies.require(columns);
    return studies.reader().call("read", StudyReader::read);
  }
}
