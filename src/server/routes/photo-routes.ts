import { z } from 'zod';
import { idSchema } from '#/contract/api-courses.ts';
import { photoListSchema, photoSchema, photoSizeSchema } from '#/contract/api-photos.ts';
import { addPhoto } from '../commands/add-photo.ts';
import { readPhotoFile } from '../commands/read-photo-file.ts';
import { notFoundProblem } from '../commands/record-problems.ts';
import { PHOTO_PROBLEMS } from '../images/photo-problem.ts';
import { presentPhoto } from '../presenters/present-photo.ts';
import { accepted } from './accepted.ts';
import { type AddRoutes, callerOf, ProblemAnswer } from './route-app.ts';
import { takeFile } from './take-file.ts';

const courseParams = z.object({ courseId: idSchema });
const photoParams = z.object({ photoId: idSchema });
const fileParams = z.object({ photoId: idSchema, size: photoSizeSchema });

export const addPhotoRoutes: AddRoutes = (app, context) => {
  app.post(
    '/api/courses/:courseId/photos',
    {
      schema: {
        summary: 'Add a photo to a course',
        tags: ['photos'],
        description: 'One file in multipart/form-data; its name is not kept.',
        consumes: ['multipart/form-data'],
        params: courseParams,
        response: { 201: photoSchema },
      },
    },
    async (request, reply) => {
      const bytes = await takeFile(request, PHOTO_PROBLEMS);
      const photo = accepted(await addPhoto(context, callerOf(request), request.params.courseId, bytes));
      return reply.code(201).send(presentPhoto(photo));
    },
  );

  app.get(
    '/api/courses/:courseId/photos',
    {
      schema: {
        summary: 'List the photos of a course',
        tags: ['photos'],
        params: courseParams,
        response: { 200: photoListSchema },
      },
    },
    async (request) => {
      const { courseId } = request.params;
      if (!(await context.store.read.courses.find(courseId))) throw new ProblemAnswer(notFoundProblem('course'));
      return { photos: (await context.store.read.photos.listOfCourse(courseId)).map(presentPhoto) };
    },
  );

  app.get(
    '/api/photos/:photoId',
    {
      schema: {
        summary: 'What is known of a photo',
        tags: ['photos'],
        params: photoParams,
        response: { 200: photoSchema },
      },
    },
    async (request) => {
      const photo = await context.store.read.photos.find(request.params.photoId);
      if (!photo) throw new ProblemAnswer(notFoundProblem('photo'));
      return presentPhoto(photo);
    },
  );

  app.get(
    '/api/photos/:photoId/:size',
    { schema: { summary: 'The picture in one size', tags: ['photos'], params: fileParams } },
    async (request, reply) => {
      const { photoId, size } = request.params;
      const file = accepted(await readPhotoFile(context, callerOf(request), photoId, size));
      return reply.type(file.mediaType).header('content-disposition', 'inline').send(file.bytes);
    },
  );
};
