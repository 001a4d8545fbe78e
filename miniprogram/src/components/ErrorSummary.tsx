import { Box, Heading, Tap, Txt } from './elements';
import { focusField } from './focus';

export type FieldError = { field: string; message: string };

/** What has to be put right before going on; each line leads to its field. Nothing where nothing is wrong. */
export function ErrorSummary({ errors }: { errors: readonly FieldError[] }) {
  if (errors.length === 0) return null;
  return (
    <Box id="error-summary" className="summary" role="alert">
      <Heading level={2} className="b red">
        请先改好下面{errors.length === 1 ? '这一处' : `这${errors.length}处`}
      </Heading>
      {errors.map(({ field, message }) => (
        <Tap key={field} className="link summary-link" onTap={() => focusField(field)}>
          <Txt>{message}</Txt>
        </Tap>
      ))}
    </Box>
  );
}

/** The message of one field. */
export function errorOf(errors: readonly FieldError[], field: string): string | null {
  return errors.find((error) => error.field === field)?.message ?? null;
}
