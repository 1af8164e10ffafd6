package io.github.metasaw.data.file;

import java.nio.charset.StandardCharsets;

/** What kind of file the first bytes tell, where it is no text. */
public enum FileKind {
  XLS("an old workbook (xls)", "\u00d0\u00cf\u0011\u00e0"),
  ZIP("a workbook or an archive", "PK\u0003\u0004"),
  GZ("compressed (gz)", "\u001f\u008b"),
  BZIP2("compressed (bz2)", "BZh"),
  XZ("compressed (xz)", "\u00fd7zXZ"),
  ZSTD("compressed (zst)", "(\u00b5/\u00fd"),
  SEVEN_ZIP("an archive (7z)", "7z\u00bc\u00af"),
  SPSS("a file of SPSS", "$FL"),
  STATA("a file of Stata", "<stata_dta>"),
  SAS("a file of SAS", "\0\0\0\0\0\0\0\0\0\0\0\0\u00c2\u00ea\u0081`"),
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

  private final String words;
  private final String magic;

  FileKind(String words, String magic) {
    this.words = words;
    this.magic = magic;
  }

  /**
   * What a file is, in words, where it is not text; empty where it is. Text of sixteen bits with
   * its byte order mark is text.
   *
   * @param head the first bytes
   */
  public static String binary(byte[] head) {
    String text = new String(head, StandardCharsets.ISO_8859_1);
    for (FileKind kind : values()) {
      if (text.regionMatches(true, 0, kind.magic, 0, kind.magic.length())) {
        return kind.words;
      }
    }
    boolean isOldStata = head.length > 4 && head[0] >= 0x69 && head[0] <= 0x73 && head[2] == 1;
    if (isOldStata && head[3] == 0) {
      return STATA.words;
    }
    boolean isUtf16 = text.startsWith("\u00ff\u00fe") || text.startsWith("\u00fe\u00ff");
    return !isUtf16 && text.indexOf('\0') >= 0 ? "binary, or text without a byte order mark" : "";
  }
}
