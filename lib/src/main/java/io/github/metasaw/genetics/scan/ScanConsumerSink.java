package io.github.metasaw.genetics.scan;

import io.github.metasaw.genetics.snp.ScanCounts;
import java.util.List;
import java.util.function.Consumer;

/** Hands results on as they are; nothing is noted, for there is nothing to resume. */
record ScanConsumerSink(Consumer<SnpResult> each) implements ScanRun.Sink<List<SnpResult>> {

  @Override
  public List<SnpResult> encode(List<SnpResult> results) {
    return results;
  }

  @Override
  public void write(List<SnpResult> encoded) {
    encoded.forEach(each);
  }

  @Override
  public void checkpoint(long line, ScanCounts counts) {
    // Nothing to resume.
  }

  @Override
  public void stop(long line, ScanCounts counts) {
    // Nothing to resume.
  }
}
