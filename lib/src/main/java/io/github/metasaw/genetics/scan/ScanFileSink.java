package io.github.metasaw.genetics.scan;

import io.github.metasaw.genetics.mantra.Mantra;
import io.github.metasaw.genetics.snp.ScanCounts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results of a scan as lines of its file. */
record ScanFileSink(ScanOutput out, List<ScanColumn> columns, String prior)
    implements ScanRun.Sink<String> {

  /** The lines of a scan with or without MANTRA. */
  static ScanFileSink of(ScanOutput out, @Nullable Mantra mantra) {
    return new ScanFileSink(
        out, ScanColumn.of(mantra), mantra == null ? "" : mantra.model().mu().toString());
  }

  @Override
  public String encode(List<SnpResult> results) {
    StringBuilder text = new StringBuilder(256 * results.size());
    results.forEach(r -> ScanColumn.append(text, r, columns, prior));
    return text.toString();
  }

  @Override
  public void write(String encoded) {
    out.write(encoded);
  }

  @Override
  public void checkpoint(long line, ScanCounts counts) {
    out.checkpoint(line, counts);
  }

  @Override
  public void stop(long line, ScanCounts counts) {
    out.stop(line, counts);
  }
}
