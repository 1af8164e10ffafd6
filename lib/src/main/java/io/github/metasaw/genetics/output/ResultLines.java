package io.github.metasaw.genetics.output;

import io.github.metasaw.genetics.tabix.BlockGzip;
import io.github.metasaw.genetics.tabix.PlaceIndex;
import java.io.IOException;
import java.util.Arrays;
import org.apiguardian.api.API;

/** Lines of results with the places of their SNPs in the genome. */
@API(status = API.Status.INTERNAL)
public final class ResultLines {

  private final TextBytes text;
  private int[] ends;
  private String[] chromosomes;
  private long[] positions;
  private int lines;

  /**
   * No lines.
   *
   * @param lines that are expected
   * @param bytes that a line is expected to have
   */
  public ResultLines(int lines, int bytes) {
    this.text = new TextBytes(lines * bytes);
    this.ends = new int[Math.max(1, lines)];
    this.chromosomes = new String[ends.length];
    this.positions = new long[ends.length];
  }

  /**
   * The text, to which the next line is appended.
   *
   * @return all lines
   */
  public TextBytes text() {
    return text;
  }

  /**
   * Says that a line is appended, with its end.
   *
   * @param chromosome as the line has it; empty where missing
   * @param position in base pairs; less than 1 where missing
   */
  public void end(String chromosome, long position) {
    if (lines == ends.length) {
      ends = Arrays.copyOf(ends, 2 * lines);
      chromosomes = Arrays.copyOf(chromosomes, 2 * lines);
      positions = Arrays.copyOf(positions, 2 * lines);
    }
    ends[lines] = text.size();
    chromosomes[lines] = chromosome;
    positions[lines++] = position;
  }

  /** Writes the lines into blocks, and their places into an index. */
  void writeTo(BlockGzip out, PlaceIndex index) throws IOException {
    int from = 0;
    for (int i = 0; i < lines; i++) {
      index.add(chromosomes[i], positions[i], out.place());
      text.writeTo(out, from, ends[i]);
      from = ends[i];
    }
  }
}
