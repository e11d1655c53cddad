/* Preloaded into a writer: notes every write, truncate, sync and unlink below a folder, with its bytes, and every line
   the writer prints. power_cuts.py plays it back up to a random point.
   A note is one line "KIND PATH OFFSET LENGTH", followed by LENGTH bytes. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int note_file(void) {
  static int file = -2;
  if (file == -2) {
    const char *path = getenv("WRITE_LOG");
    file = path ? (int)syscall(SYS_openat, AT_FDCWD, path, O_CREAT | O_APPEND | O_WRONLY, 0600) : -1;
  }
  return file;
}

static void path_of(int fd, char *path) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, 400);
  path[length < 0 ? 0 : length] = 0;
}

static int watched(const char *path) {
  const char *folder = getenv("WRITE_LOG_FOLDER");
  return folder && !strncmp(path, folder, strlen(folder));
}

static void note(char kind, const char *path, long offset, const void *data, long length) {
  if (note_file() < 0 || (kind != 'C' && !watched(path))) return;
  char *line = malloc((size_t)length + 600);
  int head = snprintf(line, 600, "%c %s %ld %ld\n", kind, path, offset, length);
  if (length) memcpy(line + head, data, (size_t)length);
  syscall(SYS_write, note_file(), line, (size_t)head + (size_t)length);
  free(line);
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
  char path[401];
  ssize_t done = syscall(SYS_pwrite64, fd, data, length, offset);
  if (done > 0) { path_of(fd, path); note('W', path, offset, data, done); }
  return done;
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) { return pwrite64(fd, data, length, offset); }

ssize_t write(int fd, const void *data, size_t length) {
  char path[401];
  path_of(fd, path);
  if (fd == 1) note('C', "-", 0, data, (long)length);
  long offset = watched(path) ? lseek(fd, 0, SEEK_CUR) : -1;
  ssize_t done = syscall(SYS_write, fd, data, length);
  if (done > 0 && offset >= 0) {
    struct stat found;
    if ((fcntl(fd, F_GETFL) & O_APPEND) && !fstat(fd, &found)) offset = found.st_size - done;
    note('W', path, offset, data, done);
  }
  return done;
}

int ftruncate64(int fd, off64_t size) {
  char path[401];
  int result = (int)syscall(SYS_ftruncate, fd, size);
  path_of(fd, path);
  if (!result) note('T', path, size, 0, 0);
  return result;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

static int synced(int fd, long call) {
  char path[401];
  int result = (int)syscall(call, fd);
  path_of(fd, path);
  if (!result) note('S', path, 0, 0, 0);
  return result;
}

int fsync(int fd) { return synced(fd, SYS_fsync); }
int fdatasync(int fd) { return synced(fd, SYS_fdatasync); }

int unlink(const char *path) {
  int result = (int)syscall(SYS_unlinkat, AT_FDCWD, path, 0);
  if (!result) note('U', path, 0, 0, 0);
  return result;
}
