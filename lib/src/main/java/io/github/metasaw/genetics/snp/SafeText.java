package io.github.metasaw.genetics.snp;

import io.github.metasaw.diagnostic.PlainText;
import java.util.List;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/** Checks the cells of a line whose text comes into the results. */
@API(status = API.Status.INTERNAL)
public final class SafeText {

  private static final List<SnpRole> TEXTS =
      List.of(
          SnpRole.ID,
          SnpRole.CHROMOSOME,
          SnpRole.EFFECT_ALLELE,
          SnpRole.OTHER_ALLELE,
          SnpRole.ALTERNATE);

  private final SnpHeader header;
  private final int[] columns;

  /**
   * A check of the lines below a header.
   *
   * @param header which column holds what
   */
  public SafeText(SnpHeader header) {
    this.header = header;
    this.columns = texts(header);
  }

  private static int[] texts(SnpHeader header) {
    IntStream line = TEXTS.stream().mapToInt(header::column);
    IntStream ofStudies =
        header.studies().stream()
            .flatMapToInt(study -> TEXTS.stream().mapToInt(role -> header.column(study, role)));
    return IntStream.concat(line, ofStudies)
        .filter(column -> column != SnpHeader.NONE)
        .distinct()
        .toArray();
  }

  /**
   * Refuses a line whose text could do harm where results are opened: control characters, and what
   * a spreadsheet takes for a formula. No id, chromosome or allele of the field begins so.
   *
   * @param fields of the line
   * @throws UnreadableLine with the column and what it holds
   */
  public void check(LineFields fields) throws UnreadableLine {
    for (int column : columns) {
      if (!fields.isPlain(column)) {
        throw new UnreadableLine(
            "%s holds a control character: '%s'"
                .formatted(header.names().get(column), PlainText.quoted(fields.text(column))));
      }
      if (fields.length(column) > 1
          && "=+-@".indexOf(fields.at(column, 0)) >= 0
          && !fields.isMissing(column)) {
        throw new UnreadableLine(
            "%s must not begin with '%s', which spreadsheets take for a formula, but holds '%s'"
                .formatted(
                    header.names().get(column),
                    (char) fields.at(column, 0),
                    PlainText.quoted(fields.text(column))));
      }
    }
  }
}
