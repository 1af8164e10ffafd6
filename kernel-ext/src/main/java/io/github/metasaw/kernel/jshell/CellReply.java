package io.github.metasaw.kernel.jshell;

import org.dflib.jjava.jupyter.channels.JupyterSocket;
import org.dflib.jjava.jupyter.channels.ShellChannel;
import org.dflib.jjava.jupyter.channels.ShellReplyEnvironment;
import org.dflib.jjava.jupyter.channels.StdinChannel;
import org.dflib.jjava.jupyter.messages.ContentType;
import org.dflib.jjava.jupyter.messages.MessageContext;
import org.dflib.jjava.jupyter.messages.MessageType;
import org.dflib.jjava.jupyter.messages.reply.KernelInfoReply;

/** The answer to a request; says whether the cells that wait shall be dropped. */
final class CellReply extends ShellReplyEnvironment {

  /** The answer for a cell that is not run because one before it has failed. */
  static final class Aborted implements ContentType<Aborted> {
    final String status = "aborted";

    @Override
    @SuppressWarnings("unchecked") // the type of an answer is only its name
    public MessageType<Aborted> getType() {
      return (MessageType<Aborted>) (MessageType<?>) MessageType.EXECUTE_REPLY;
    }
  }

  /** What the kernel is; the base leaves out that all is well, which clients ask for. */
  static final class Info extends KernelInfoReply {
    final String status = "ok";

    Info(MetasawKernel kernel, String protocol) {
      super(
          protocol,
          kernel.getName(),
          kernel.getVersion(),
          kernel.getLanguageInfo(),
          kernel.getBanner(),
          kernel.getHelpLinks());
    }
  }

  private boolean dropsQueue;

  CellReply(ShellChannel channel, StdinChannel stdin, JupyterSocket iopub, MessageContext request) {
    super(channel, stdin, iopub, request);
  }

  /** After a failure: whoever asked for several cells at once does not want the rest. */
  void dropQueue() {
    dropsQueue = true;
  }

  boolean dropsQueue() {
    return dropsQueue;
  }
}
