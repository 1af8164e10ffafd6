package io.github.metasaw.data.file;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** What kind of file the first bytes tell, where it is no text. */
public enum FileKind {
  XLS("an old workbook (xls)", "\u00d0\u00cf\u0011\u00e0"),
  ODS(
      "an OpenDocument workbook (ods)",
      "PK\u0003\u0004",
      "mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
  XLSX("a workbook (xlsx)", "PK\u0003\u0004", "[Content_Types].xml"),
  ZIP("an archive (zip)", "PK\u0003\u0004"),
  GZ("compressed (gz)", "\u001f\u008b"),
  BZIP2("compressed (bz2)", "BZh"),
  XZ("compressed (xz)", "\u00fd7zXZ"),
  ZSTD("compressed (zst)", "(\u00b5/\u00fd"),
  SEVEN_ZIP("an archive (7z)", "7z\u00bc\u00af"),
  SPSS("a file of SPSS", "$FL"),
  STATA("a file of Stata", "<stata_dta>"),
  SAS("a file of SAS", "\0\0\0\0\0\0\0\0\0\0\0\0\u00c2\u00ea\u0081`"),
  SAS_TRANSPORT("a file of SAS", "HEADER RECORD*******"),
  R_WORKSPACE("a file of R", "RDX"),
  PARQUET("a Parquet file", "PAR1"),
  ARROW("an Arrow file", "ARROW1"),
  FEATHER("a Feather file", "FEA1"),
  HDF("an HDF5 file", "\u0089HDF"),
  PDF("a PDF", "%PDF"),
  PNG("a picture", "\u0089PNG"),
  JPEG("a picture", "\u00ff\u00d8\u00ff"),
  RTF("a document of a word processor", "{\\rtf"),
  HTML("a web page", "<!DOCTYPE html"),
  HTML_OLD("a web page", "<html");

  /** Where the first name of an archive stands, and how far names are looked for. */
  private static final int NAME = 30;

  private static final int HEAD = 4096;

  private final String words;
  private final String magic;
  private final String entry;

  FileKind(String words, String magic) {
    this(words, magic, "");
  }

  FileKind(String words, String magic, String entry) {
    this.words = words;
    this.magic = magic;
    this.entry = entry;
  }

  /**
   * What a file is, in words, where it is not text; empty where it is. Text of sixteen bits with
   * its byte order mark is text.
   *
   * @param head the first bytes
   * @return for example {@code a file of SPSS}
   */
  public static String binary(byte[] head) {
    int length = Math.min(head.length, HEAD);
    String text = new String(head, 0, length, StandardCharsets.ISO_8859_1);
    for (FileKind kind : values()) {
      if (kind.isBegunBy(text)) {
        return kind.words;
      }
    }
    boolean isOldStata = head.length > 4 && head[0] >= 0x69 && head[0] <= 0x73 && head[2] == 1;
    if (isOldStata && head[3] == 0) {
      return STATA.words;
    }
    boolean isUtf16 = text.startsWith("\u00ff\u00fe") || text.startsWith("\u00fe\u00ff");
    return !isUtf16 && hasZero(head) ? "binary, or text without a byte order mark" : "";
  }

  /** Whether a file is a workbook that a {@link WorkbookReader} may read. */
  static boolean isWorkbook(byte[] head) {
    return binary(head).equals(XLSX.words);
  }

  /**
   * Why a file of a kind is not read, and what to do.
   *
   * @param kind as {@link #binary} gives it
   */
  static String refusal(String kind) {
    if (kind.equals(XLS.words) || kind.equals(ODS.words)) {
      return kind + "; save it as xlsx, or save the sheet as CSV, and read that";
    }
    if (kind.equals(ZIP.words)) {
      return kind + "; unpack it and read the table in it";
    }
    String program = kind.startsWith("a file of ") ? kind.substring("a file of ".length()) : "";
    return program.isEmpty()
        ? kind + ", not text; save the table as CSV and read that"
        : "%s, not text; save the table as CSV in %s and read that".formatted(kind, program);
  }

  private boolean isBegunBy(String text) {
    return text.regionMatches(true, 0, magic, 0, magic.length())
        && (entry.isEmpty()
            || text.startsWith(entry, NAME)
            || (this == XLSX && text.toLowerCase(Locale.ROOT).contains("xl/")));
  }

  private static boolean hasZero(byte[] bytes) {
    for (byte b : bytes) {
      if (b == 0) {
        return true;
      }
    }
    return false;
  }
}
