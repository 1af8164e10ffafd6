package io.github.metasaw.data;

import io.github.metasaw.diagnostic.MetaException;
import java.io.FileNotFoundException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * A file to be written whole or not at all: first beside its place under another name, then moved
 * there in one step. What stood there before stays until then, also when the disk is full or the
 * program is killed. A symbolic link is followed, so that it stays a link; of a hard link only this
 * name gets the new file.
 */
public final class OutputFile {

  private static final int LINKS = 40;

  private final Path named;
  private final Path target;

  private OutputFile(Path named, Path target) {
    this.named = named;
    this.target = target;
  }

  /**
   * The ending of a file's name, which says its format.
   *
   * @param name of a file
   * @return in lower case, without a dot; the whole name if it has none
   */
  public static String ending(String name) {
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /**
   * A file of that name, whether it exists or not.
   *
   * @param file path of the file
   * @return the file, which links are followed to
   * @throws MetaException if its folder does not exist, or the name is that of a folder, a device
   *     or a pipe
   */
  public static OutputFile of(Path file) {
    try {
      Path target = follow(file);
      if (Files.isDirectory(target)) {
        throw MetaException.of("'" + file + "' is a folder: name a file in it");
      }
      if (Files.exists(target) && !Files.isRegularFile(target)) {
        throw MetaException.of(
            "'" + file + "' is no ordinary file but a device or a pipe: name a new file");
      }
      return new OutputFile(file, target);
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  /** Where the file is, or will be: links resolved, also one that leads to no file yet. */
  private static Path follow(Path file) throws IOException {
    Path at = file.toAbsolutePath();
    for (int i = 0; i < LINKS && Files.isSymbolicLink(at); i++) {
      if (Files.exists(at)) {
        return at.toRealPath();
      }
      at = at.resolveSibling(Files.readSymbolicLink(at));
    }
    if (Files.isSymbolicLink(at)) {
      throw new FileSystemException(file.toString(), null, "its links lead in a circle");
    }
    Path folder = at.getParent();
    Path name = at.getFileName();
    return folder == null || name == null ? at : folder.toRealPath().resolve(name);
  }

  /** Whether something is there already. */
  public boolean exists() {
    return Files.exists(target, LinkOption.NOFOLLOW_LINKS);
  }

  /**
   * Whether it is that file, by whatever name or link.
   *
   * @param other path of a file
   * @return true if both are the same file
   */
  public boolean is(Path other) {
    try {
      return Files.exists(other) && Files.exists(target) && Files.isSameFile(target, other);
    } catch (IOException e) {
      throw cannotWrite(named, e);
    }
  }

  /** The name it was given. */
  public Path named() {
    return named;
  }

  /** The file itself, links resolved. */
  public Path path() {
    return target;
  }

  /**
   * A file beside it, of its name and an ending.
   *
   * @param ending appended to its name
   * @return a path in the same folder
   */
  public Path beside(String ending) {
    return target.resolveSibling(target.getFileName() + ending);
  }

  /**
   * Writes it, in the place of one that is there.
   *
   * @param bytes the whole content
   * @return whether one was there
   * @throws MetaException if it cannot be written; the earlier file is whole then
   */
  public boolean write(byte[] bytes) {
    boolean isReplaced = exists();
    Path fresh = beside("." + Long.toHexString(System.nanoTime()));
    try {
      refuseProtected();
      try (FileOutputStream out = new FileOutputStream(fresh.toFile())) {
        out.write(bytes);
      }
      if (isReplaced && Files.getFileStore(fresh).supportsFileAttributeView("posix")) {
        Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(target));
      }
      move(fresh, target);
      return isReplaced;
    } catch (IOException e) {
      discard(fresh);
      throw cannotWrite(named, e);
    }
  }

  /** A file that may not be written could yet be replaced where its folder may: it is not. */
  public void refuseProtected() {
    if (exists() && !Files.isWritable(target)) {
      throw MetaException.of(
          "cannot write '" + named + "': it is there already, and protected; name another file");
    }
  }

  /**
   * Refuses to write where something else is, for all kinds of files alike.
   *
   * @param isOwn whether a content is what would be written there anew; empty files are
   * @throws MetaException if the file is there and is something else
   */
  public void refuseToReplaceOther(Predicate<byte[]> isOwn) {
    if (!Files.exists(target)) {
      return;
    }
    try {
      byte[] content = Files.readAllBytes(target);
      if (content.length > 0 && !isOwn.test(content)) {
        throw MetaException.of(
            "'%s' is there already and was written, or edited, by another program: name another file, or move it away"
                .formatted(named));
      }
    } catch (IOException e) {
      throw cannotWrite(named, e);
    }
  }

  /**
   * Moves a file, in one step where the file system can.
   *
   * @param from the file
   * @param to its new path; a file there is replaced
   * @throws IOException if it cannot be moved
   */
  public static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static void discard(Path fresh) {
    try {
      Files.deleteIfExists(fresh);
    } catch (IOException e) {
      // it is ours and unfinished: that it could not be written is said already
    }
  }

  /**
   * What is said where a file cannot be written, with what to do.
   *
   * @param file path of the file
   * @param why what the system said
   * @return an exception to throw
   */
  public static MetaException cannotWrite(Path file, IOException why) {
    String reason = reason(why).toLowerCase(Locale.ROOT);
    if (why instanceof NoSuchFileException
        || why instanceof AccessDeniedException
        || reason.contains("no such file")
        || reason.contains("permission denied")) {
      return MetaException.of(
          "cannot write '" + file + "': is there such a folder, and may it be written?");
    }
    return MetaException.of(
        "cannot write '%s': %s; %s"
            .formatted(
                file,
                reason,
                reason.contains("space")
                    ? "free some space there, or choose another folder"
                    : "choose another file or folder"));
  }

  /** What the operating system says, without the name of the file. */
  private static String reason(IOException why) {
    String message =
        why instanceof FileSystemException fault && fault.getReason() != null
            ? fault.getReason()
            : String.valueOf(why.getMessage());
    int open = message.lastIndexOf('(');
    boolean isLast = why instanceof FileNotFoundException && open >= 0 && message.endsWith(")");
    return isLast ? message.substring(open + 1, message.length() - 1) : message;
  }
}
