package io.github.metasaw.genetics.output;

import io.github.metasaw.data.OutputFile;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.output.ScanNote.Position;
import io.github.metasaw.genetics.snp.ScanCounts;
import io.github.metasaw.genetics.tabix.PlaceIndex;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.util.zip.GZIPInputStream;
import org.apiguardian.api.API;

/**
 * A resumable file of results, in blocks of gz if its name ends in gz, then with a tabix index
 * beside it. It is written in members of many lines, and after each one a small file beside it
 * records the position in the input; at every checkpoint the blocks of the members form a valid gz
 * file. If a scan stops in the middle of a member, the member is closed there; on resumption it is
 * opened again, so that the file becomes the same, byte for byte, as without a stop. Only a
 * complete file gets the final name. Channels are not used, because an interrupt would close them.
 */
@API(status = API.Status.INTERNAL)
public final class ScanOutput implements AutoCloseable {

  private final ScanPlace place;
  private final String fingerprint;
  private final PlaceIndex index;
  private final Counting file;
  private final ResultStream results;
  private Position begin;
  private Position noted;
  private boolean isFailed;

  /** Knows how long the file has become. */
  private static final class Counting extends FilterOutputStream {
    private long bytes;

    Counting(FileOutputStream file, long bytes) {
      super(file);
      this.bytes = bytes;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
      bytes++;
    }

    @Override
    public void write(byte[] buffer, int from, int length) throws IOException {
      out.write(buffer, from, length);
      bytes += length;
    }
  }

  private ScanOutput(
      ScanPlace place,
      String fingerprint,
      PlaceIndex index,
      FileOutputStream file,
      Position begin) {
    this.place = place;
    this.fingerprint = fingerprint;
    this.index = index;
    this.file = new Counting(file, begin.bytes());
    this.results = ResultStream.of(place, index, this.file, begin.bytes());
    this.begin = begin;
    this.noted = begin;
  }

  /**
   * From the beginning.
   *
   * @param place of the file
   * @param fingerprint of the input and the settings
   * @param index without lines; of no use to a file that is not gz
   * @return an empty file
   * @throws MetaException if it cannot be written
   */
  public static ScanOutput create(ScanPlace place, String fingerprint, PlaceIndex index) {
    Position begin = new Position(0, 0, new ScanCounts());
    try {
      place.note().write(fingerprint, begin, begin);
      FileOutputStream file = new FileOutputStream(place.part().toFile());
      return new ScanOutput(place, fingerprint, index, file, begin);
    } catch (IOException e) {
      throw discarded(place, e);
    }
  }

  private static MetaException discarded(ScanPlace place, IOException why) {
    try {
      place.note().delete();
      Files.deleteIfExists(place.part());
      Files.deleteIfExists(place.indexPart());
    } catch (IOException e) {
      why.addSuppressed(e);
    }
    return OutputFile.cannotWrite(place.results().named(), why);
  }

  /**
   * Goes on with what an earlier scan wrote.
   *
   * @param place of the file
   * @param fingerprint of the input and the settings
   * @param index without lines; of no use to a file that is not gz
   * @param stop where to go on
   * @return the file, to which more is written
   * @throws MetaException if it cannot be read and written
   */
  public static ScanOutput append(
      ScanPlace place, String fingerprint, PlaceIndex index, ScanPlace.Stop stop) {
    try {
      byte[] unfinished = text(place, stop);
      place.note().write(fingerprint, stop.begin(), stop.begin());
      try (RandomAccessFile file = new RandomAccessFile(place.part().toFile(), "rw")) {
        file.setLength(stop.begin().bytes());
      }
      if (place.isGz()) {
        index.addAll(place.part());
      }
      FileOutputStream more = new FileOutputStream(place.part().toFile(), true);
      ScanOutput out = new ScanOutput(place, fingerprint, index, more, stop.begin());
      out.results.write(unfinished);
      return out;
    } catch (IOException e) {
      throw OutputFile.cannotWrite(place.results().named(), e);
    }
  }

  /** What the last member holds. */
  private static byte[] text(ScanPlace place, ScanPlace.Stop stop) throws IOException {
    long length = stop.end().bytes() - stop.begin().bytes();
    if (length == 0) {
      return new byte[0];
    }
    try (FileInputStream file = new FileInputStream(place.part().toFile())) {
      file.skipNBytes(stop.begin().bytes());
      byte[] bytes = file.readNBytes(Math.toIntExact(length));
      InputStream in = new ByteArrayInputStream(bytes);
      return (place.isGz() ? new GZIPInputStream(in) : in).readAllBytes();
    }
  }

  /**
   * Appends the line of names.
   *
   * @param names with the end of the line
   * @throws MetaException if it cannot be written
   */
  public void write(TextBytes names) {
    try {
      results.write(names);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Appends results.
   *
   * @param lines whole lines
   * @throws MetaException if they cannot be written
   */
  public void write(ResultLines lines) {
    try {
      results.write(lines);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Closes the member, notes where the input stands, and begins another.
   *
   * @param line of the input, whose results are written
   * @param counts of the input so far
   * @throws MetaException if nothing more can be written
   */
  public void checkpoint(long line, ScanCounts counts) {
    try {
      begin = end(line, counts);
      note(begin);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /**
   * Closes the member before its time and notes where the input stands: the scan is given up.
   *
   * @param line of the input, whose results are written
   * @param counts of the input so far
   * @throws MetaException if nothing more can be written
   */
  public void stop(long line, ScanCounts counts) {
    if (isFailed) {
      return; // what the last note says still holds
    }
    try {
      note(end(line, counts));
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private Position end(long line, ScanCounts counts) throws IOException {
    results.flush();
    return new Position(file.bytes, line, counts.copy());
  }

  private void note(Position end) throws IOException {
    place.note().write(fingerprint, begin, end);
    noted = end;
  }

  /**
   * Nothing more can be written, as on a full disk: what was noted last is kept to be gone on with,
   * and what came after it gives its space back.
   */
  private MetaException failed(IOException why) {
    isFailed = true;
    close();
    if (noted.bytes() == 0) {
      return discarded(place, why);
    }
    try (RandomAccessFile part = new RandomAccessFile(place.part().toFile(), "rw")) {
      part.setLength(noted.bytes());
      Files.deleteIfExists(place.indexPart());
    } catch (IOException e) {
      why.addSuppressed(e);
    }
    MetaException fault = OutputFile.cannotWrite(place.results().named(), why);
    return MetaException.of(
        "%s; '%s' holds the results up to line %d, and resume goes on with them"
            .formatted(fault.getMessage(), place.part(), noted.line()));
  }

  /**
   * The scan is done: the file comes to its place, and there is nothing to go on with.
   *
   * @throws MetaException if it cannot come there
   */
  public void complete() {
    try {
      results.end(place.indexPart());
      file.close();
    } catch (IOException e) {
      throw failed(e);
    }
    place.complete();
  }

  /**
   * Why a complete file has no index.
   *
   * @return the end of a sentence on the file; empty if it has one, or is not gz
   */
  public String indexFault() {
    return place.isGz() ? index.fault() : "";
  }

  /** Closes the file, which leaves nothing to be written. */
  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      isFailed = true; // all that counts was flushed, or its failure told
    }
  }
}
