package io.github.metasaw.genetics.snp;

import java.util.List;
import org.apiguardian.api.API;

/** Some SNPs of a source that are still to be read; any thread may read them. */
@API(status = API.Status.INTERNAL)
public interface SnpBatch {

  /**
   * How far the source has come with this batch.
   *
   * @return what {@link SnpSource#skip} takes to go on after it
   */
  long last();

  /**
   * Reads the SNPs.
   *
   * @param counts are increased by what is met
   * @param bad lines that could not be read, whole or in part, are added here
   * @return the SNPs, in the order of the source
   */
  List<Snp> read(ScanCounts counts, List<BadLine> bad);
}
