package io.github.metasaw.genetics.scan;

import io.github.metasaw.genetics.output.ScanOutput;
import io.github.metasaw.genetics.output.TextBytes;
import io.github.metasaw.genetics.snp.ScanCounts;
import java.util.List;

/** Writes results as lines of a file. */
record ScanFileSink(ScanOutput out, List<OutputColumn> columns, ScanFormat format, String prior)
    implements ScanRun.Sink<TextBytes> {

  @Override
  public TextBytes encode(List<SnpResult> results) {
    TextBytes text = new TextBytes(256 * results.size());
    results.forEach(r -> ScanText.append(text, r, columns, format, prior));
    return text;
  }

  @Override
  public void write(TextBytes encoded) {
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
