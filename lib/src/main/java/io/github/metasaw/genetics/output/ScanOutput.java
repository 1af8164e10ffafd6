package io.github.metasaw.genetics.output;

import io.github.metasaw.data.OutputFile;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.output.ScanNote.Position;
import io.github.metasaw.genetics.snp.ScanCounts;
import java.io.ByteArrayInputStream;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.util.zip.Deflater;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apiguardian.api.API;

/**
 * A resumable file of results, compressed if its name ends in gz. It is written in whole gz
 * members, and after each one a small file beside it records the position in the input; at every
 * checkpoint the members form a valid gz file. If a scan stops in the middle of a member, the
 * member is closed there; on resumption it is opened again, so that the file becomes the same, byte
 * for byte, as without a stop. Only a complete file gets the final name. Channels are not used,
 * because an interrupt would close them.
 */
@API(status = API.Status.INTERNAL)
public final class ScanOutput implements AutoCloseable {

  private final ScanPlace place;
  private final boolean isGz;
  private final String fingerprint;
  private final Counting file;
  private Position begin;
  private Position noted;
  private OutputStream member;
  private boolean isFailed;

  /** Fast compression: results are many and the scan should not wait for it. */
  private static final class Member extends GZIPOutputStream {
    Member(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(Deflater.BEST_SPEED);
    }
  }

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

  private ScanOutput(ScanPlace place, String fingerprint, FileOutputStream file, Position begin)
      throws IOException {
    this.place = place;
    this.isGz = isGz(place);
    this.fingerprint = fingerprint;
    this.file = new Counting(file, begin.bytes());
    this.begin = begin;
    this.noted = begin;
    this.member = open();
  }

  private static boolean isGz(ScanPlace place) {
    return place.results().named().toString().endsWith(".gz");
  }

  private OutputStream open() throws IOException {
    return isGz ? new Member(file) : file;
  }

  /**
   * From the beginning.
   *
   * @param place of the file
   * @param fingerprint of the input and the settings
   * @return an empty file
   * @throws MetaException if it cannot be written
   */
  public static ScanOutput create(ScanPlace place, String fingerprint) {
    Position begin = new Position(0, 0, new ScanCounts());
    try {
      place.note().write(fingerprint, begin, begin);
      FileOutputStream file = new FileOutputStream(place.part().toFile());
      return new ScanOutput(place, fingerprint, file, begin);
    } catch (IOException e) {
      throw discarded(place, e);
    }
  }

  private static MetaException discarded(ScanPlace place, IOException why) {
    try {
      place.note().delete();
      Files.deleteIfExists(place.part());
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
   * @param stop where to go on
   * @return the file, to which more is written
   * @throws MetaException if it cannot be read and written
   */
  public static ScanOutput append(ScanPlace place, String fingerprint, ScanPlace.Stop stop) {
    try {
      byte[] unfinished = text(place, stop);
      place.note().write(fingerprint, stop.begin(), stop.begin());
      try (RandomAccessFile file = new RandomAccessFile(place.part().toFile(), "rw")) {
        file.setLength(stop.begin().bytes());
      }
      FileOutputStream more = new FileOutputStream(place.part().toFile(), true);
      ScanOutput out = new ScanOutput(place, fingerprint, more, stop.begin());
      out.member.write(unfinished);
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
      return (isGz(place) ? new GZIPInputStream(in) : in).readAllBytes();
    }
  }

  /**
   * Appends results.
   *
   * @param text whole lines
   * @throws MetaException if they cannot be written
   */
  public void write(TextBytes text) {
    try {
      text.writeTo(member);
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
      member = open();
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
    finishMember();
    return new Position(file.bytes, line, counts.copy());
  }

  private void note(Position end) throws IOException {
    place.note().write(fingerprint, begin, end);
    noted = end;
  }

  private void finishMember() throws IOException {
    if (member instanceof Member gz) {
      gz.finish();
    }
    file.flush();
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
      finishMember();
      file.close();
    } catch (IOException e) {
      throw failed(e);
    }
    place.complete();
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
