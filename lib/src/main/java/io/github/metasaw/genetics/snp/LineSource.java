package io.github.metasaw.genetics.snp;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The lines of a table of SNPs, wherever it is, with their numbers. */
@API(status = API.Status.INTERNAL)
public interface LineSource extends AutoCloseable {

  /**
   * The next line.
   *
   * @return the line without its end; null after the last line
   */
  @Nullable String next();

  /**
   * The next line as its bytes.
   *
   * @return the line without its end; null after the last line
   */
  default @Nullable RawLine nextRaw() {
    String text = next();
    return text == null ? null : RawLine.of(text);
  }

  /**
   * What keeps the line that was read last from being one of the table.
   *
   * @return null if nothing does
   */
  default @Nullable String fault() {
    return null;
  }

  /**
   * The number of the line that was read last.
   *
   * @return from 1 for the first line of a file, from 0 for the header of a table
   */
  long line();

  /**
   * How much of the source is read.
   *
   * @return fraction, 0 to 1
   */
  double fraction();

  /**
   * The size of the source, by which a resumed scan recognises its input.
   *
   * @return bytes of a file, rows of a table
   */
  long size();

  /**
   * What messages call the source.
   *
   * @return the path of a file, the name of a table
   */
  String name();

  /**
   * What messages call a line.
   *
   * @return {@code line} or {@code row}
   */
  String unit();

  @Override
  void close();
}
