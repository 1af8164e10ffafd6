package io.github.metasaw.genetics.scan;

import io.github.metasaw.genetics.output.ResultLines;
import io.github.metasaw.genetics.output.ScanOutput;
import io.github.metasaw.genetics.snp.ScanCounts;
import java.util.List;

/** Writes results as lines of a file. */
record ScanFileSink(ScanOutput out, List<OutputColumn> columns, ScanFormat format, String prior)
    implements ScanRun.Sink<ResultLines> {

  private static final int LINE_BYTES = 256;

  @Override
  public ResultLines encode(List<SnpResult> results) {
    OutputColumn chromosome = columns.get(OutputColumn.chromosome(columns));
    OutputColumn position = columns.get(OutputColumn.position(columns));
    ResultLines lines = new ResultLines(results.size(), LINE_BYTES);
    for (SnpResult result : results) {
      ScanText.append(lines.text(), result, columns, format, prior);
      lines.end(chromosome.text().apply(result), (long) position.number().applyAsDouble(result));
    }
    return lines;
  }

  @Override
  public void write(ResultLines encoded) {
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
