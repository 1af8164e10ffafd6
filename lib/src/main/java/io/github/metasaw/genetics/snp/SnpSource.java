package io.github.metasaw.genetics.snp;

import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The SNPs of a scan in batches, wherever they come from. One thread takes the batches, others may
 * read them.
 */
@API(status = API.Status.INTERNAL)
public interface SnpSource extends AutoCloseable {

  /**
   * The next batch.
   *
   * @return SNPs to be read; null after the last ones
   */
  @Nullable SnpBatch next();

  /**
   * Passes over what an earlier scan is done with.
   *
   * @param last what {@link SnpBatch#last} said of the last batch that is done
   */
  void skip(long last);

  /**
   * Where the source stands before its first batch.
   *
   * @return a number that {@link #skip} takes to stay there
   */
  long start();

  /**
   * How much of the source is taken.
   *
   * @return fraction, 0 to 1
   */
  double fraction();

  /**
   * What messages call the source.
   *
   * @return the path of a file, the name of a table
   */
  String name();

  /**
   * The studies.
   *
   * @return names in the order of the numbers of a {@link Snp}
   */
  List<String> studies();

  /**
   * Groups of columns that were taken for summaries of studies and left out.
   *
   * @return names in the order of the columns; may be empty
   */
  List<String> summaries();

  /**
   * What a first pass over the files of studies found.
   *
   * @return in the order of {@link #studies}; empty if there was no such pass
   */
  List<StudySummary> studySummaries();

  /**
   * What tells this source from others, the same wherever files lie: sizes and headers, by which a
   * resumed scan recognises its input.
   *
   * @return a text of some lines
   */
  String identity();

  @Override
  void close();
}
