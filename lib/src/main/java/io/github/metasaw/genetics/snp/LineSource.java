package io.github.metasaw.genetics.snp;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The lines of a table of SNPs, wherever it is, with their numbers. */
@API(status = API.Status.INTERNAL)
public interface LineSource extends AutoCloseable {

  /** The next line, or null at the end. */
  @Nullable String next();

  /** Number of the line last read. */
  long line();

  /** Fraction read, 0 to 1. */
  double fraction();

  /** How much there is, to tell one input from another. */
  long size();

  /** What messages call it. */
  String name();

  /** What messages call a line: {@code line}, {@code row}. */
  String unit();

  @Override
  void close();
}
